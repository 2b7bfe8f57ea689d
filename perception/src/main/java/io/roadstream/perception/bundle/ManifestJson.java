package io.roadstream.perception.bundle;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A manifest as JSON and back. Fields that this version does not know are passed over. */
final class ManifestJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ManifestJson() {}

  /**
   * Reads and checks.
   *
   * @param where what messages call the manifest
   * @throws BundleException if it is no JSON, of another version, or a field is wrong
   */
  static BundleManifest read(String where, byte[] json) {
    ManifestCheck check = new ManifestCheck(where);
    BundleManifest manifest;
    try {
      JsonNode tree = MAPPER.readTree(json);
      check.checkVersion(tree.path("formatVersion").asInt(0));
      manifest = MAPPER.treeToValue(tree, BundleManifest.class);
    } catch (JacksonException e) {
      throw new BundleException(
          where + " cannot be read as a manifest: " + e.getOriginalMessage(), e);
    }
    check.check(manifest);
    return manifest;
  }

  static byte[] write(BundleManifest manifest) {
    return (MAPPER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
