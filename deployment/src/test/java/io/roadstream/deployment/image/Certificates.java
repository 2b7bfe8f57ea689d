package io.roadstream.deployment.image;

import io.roadstream.deployment.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A certificate authority and what it signs, made by the JDK's keytool for one test run. */
final class Certificates {

  /** The password of every key store. */
  static final String PASSWORD = "only-for-this-test";

  private final Path folder;

  Certificates(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    keytool("ca.p12", "-genkeypair", "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c");
    keytool("ca.p12", "-exportcert", "-alias", "ca", "-rfc", "-file", authority().toString());
  }

  /** The authority's certificate as PEM. */
  Path authority() {
    return folder.resolve("ca.crt");
  }

  /** Makes a PKCS12 key store with a key for {@code name}, signed, good for localhost. */
  Path keyStore(String name) throws IOException, InterruptedException {
    String store = name + ".p12";
    String request = folder.resolve(name + ".csr").toString();
    String signed = folder.resolve(name + ".crt").toString();
    String san = "san=dns:localhost,ip:127.0.0.1";
    keytool(store, "-genkeypair", "-alias", name, "-dname", "CN=" + name);
    keytool(store, "-certreq", "-alias", name, "-file", request);
    keytool(
        "ca.p12",
        "-gencert",
        "-alias",
        "ca",
        "-ext",
        san,
        "-rfc",
        "-infile",
        request,
        "-outfile",
        signed);
    keytool(store, "-importcert", "-noprompt", "-alias", "ca", "-file", authority().toString());
    keytool(store, "-importcert", "-noprompt", "-alias", name, "-file", signed);
    return folder.resolve(store);
  }

  private void keytool(String store, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", folder.resolve(store).toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    if (command.contains("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    }
    Program run = Program.run(Map.of(), command);
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.output() + run.errors());
    }
  }
}
