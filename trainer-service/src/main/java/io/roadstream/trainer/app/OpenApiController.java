package io.roadstream.trainer.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the web interface. */
@RestController
class OpenApiController {

  private static final String FILE = "/trainer-openapi.yaml";

  /** OpenAPI 3.1, as YAML. */
  @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
  String openApi() throws IOException {
    try (InputStream in = OpenApiController.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not in the jar; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
