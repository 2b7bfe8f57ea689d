package io.roadstream.postproc.app;

import io.roadstream.postproc.app.NearestTable.NotReadyException;
import io.roadstream.postproc.nearest.CameraNearest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The web endpoint for the nearest objects. Any instance may be asked: one that does not have the
 * camera asks the one that does, once.
 */
@RestController
class NearestController {

  /** Set on questions that were passed on; they are not passed on again. */
  static final String PASSED_ON = "X-Roadstream-Passed-On";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String RETRY_SECONDS = "1";
  private static final Logger log = LoggerFactory.getLogger(NearestController.class);

  private final NearestTable table;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  NearestController(NearestTable table) {
    this.table = table;
  }

  /**
   * The nearest object of each class in the newest frame of a camera.
   *
   * @param className only this class; Cityscapes' name
   */
  @GetMapping("/cameras/{id}/nearest")
  ResponseEntity<?> nearest(
      @PathVariable String id,
      @RequestParam(name = "class", required = false) @Nullable String className,
      @RequestHeader(name = PASSED_ON, required = false) @Nullable String passedOn)
      throws InterruptedException {
    Optional<HostInfo> elsewhere = table.elsewhere(id);
    if (elsewhere.isPresent()) {
      if (passedOn != null) {
        throw new NotReadyException("camera " + id + " is moving between instances");
      }
      return passOn(elsewhere.get(), id, className);
    }
    CameraNearest row = table.here(id).orElse(null);
    if (row == null) {
      return problem(
          HttpStatus.NOT_FOUND,
          "nothing was seen of camera '" + id + "'; is it being produced under this name?");
    }
    return ResponseEntity.ok(className == null ? row : row.only(className));
  }

  private ResponseEntity<?> passOn(HostInfo owner, String id, @Nullable String className)
      throws InterruptedException {
    String query = className == null ? "" : "?class=" + encoded(className);
    URI address =
        URI.create(
            "http://"
                + owner.host()
                + ":"
                + owner.port()
                + "/cameras/"
                + encoded(id)
                + "/nearest"
                + query);
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header(PASSED_ON, "1").build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return ResponseEntity.status(answer.statusCode())
          .contentType(MediaType.APPLICATION_JSON)
          .body(answer.body());
    } catch (IOException e) {
      log.warn("{} does not answer: {}", address, e.toString());
      throw new NotReadyException(
          "camera "
              + id
              + " is with the instance at "
              + owner.host()
              + ":"
              + owner.port()
              + ", which does not answer; see roadstream.postproc.advertised-address there");
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refuse(NotReadyException notReady) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(notReady.getMessage()));
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.body(ProblemDetail.forStatusAndDetail(status, detail));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
