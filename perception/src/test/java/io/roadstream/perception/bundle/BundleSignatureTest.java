package io.roadstream.perception.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSignatureTest {

  @TempDir private Path folder;

  private ModelBundle bundle;
  private KeyPair keys;

  @BeforeEach
  void writeBundle() throws IOException, GeneralSecurityException {
    bundle = new BundleWriter().write(TestBundles.files(folder), TestBundles.manifest());
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void shouldHoldForTheBundleAndTheKeyThatItWasMadeWithAlone() throws GeneralSecurityException {
    byte[] signature = BundleSignature.sign(bundle, keys.getPrivate());
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(signature).hasSize(64);
    assertThat(BundleSignature.verify(bundle, signature, keys.getPublic())).isTrue();
    assertThat(BundleSignature.verify(bundle, signature, others.getPublic())).isFalse();
    signature[3] = (byte) (signature[3] + 1);
    assertThat(BundleSignature.verify(bundle, signature, keys.getPublic())).isFalse();
    assertThat(BundleSignature.verify(bundle, new byte[5], keys.getPublic())).isFalse();
  }

  @Test
  void shouldRefuseABundleThatChangedAfterItWasLoaded() throws IOException {
    Files.writeString(
        folder.resolve("bundle.json"),
        Files.readString(folder.resolve("bundle.json")).replace("1.2.3", "1.2.4"));

    assertThatThrownBy(() -> BundleSignature.sign(bundle, keys.getPrivate()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("has changed");
  }

  @Test
  void shouldReadKeysAsOpensslWritesThem() throws IOException {
    Path privateKey = pem("private.pem", "PRIVATE KEY", keys.getPrivate());
    Path publicKey = pem("public.pem", "PUBLIC KEY", keys.getPublic());

    assertThat(SigningKeys.privateKey(privateKey)).isEqualTo(keys.getPrivate());
    assertThat(SigningKeys.publicKey(publicKey)).isEqualTo(keys.getPublic());
    assertThatThrownBy(() -> SigningKeys.publicKey(privateKey))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(privateKey.toString())
        .hasMessageContaining("BEGIN PUBLIC KEY");
  }

  @Test
  void shouldNameTheFileWhenItsKeyIsOfAnotherKind() throws IOException, GeneralSecurityException {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Path file = pem("rsa.pem", "PRIVATE KEY", rsa.getPrivate());

    assertThatThrownBy(() -> SigningKeys.privateKey(file))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("rsa.pem")
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
    assertThatThrownBy(() -> SigningKeys.privateKey(folder.resolve("nowhere.pem")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("nowhere.pem");
  }

  private Path pem(String name, String kind, Key key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
