package io.roadstream.ingest.app;

import io.roadstream.ingest.http.FrameUploads;
import io.roadstream.ingest.http.RequestProblem;
import io.roadstream.ingest.http.Upload;
import io.roadstream.schemas.FrameRef;
import io.roadstream.service.trace.FrameLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The web endpoints: frames in, the sources' status out. */
@RestController
class FrameController {

  private static final String CAPTURED_AT = "capturedAt";
  private static final String CAPTURED_AT_HEADER = "X-Captured-At";
  private static final String RETRY_SECONDS = "5";
  private static final Logger log = LoggerFactory.getLogger(FrameController.class);

  private final FrameUploads uploads;
  private final SourceRunners sources;

  FrameController(FrameUploads uploads, SourceRunners sources) {
    this.uploads = uploads;
    this.sources = sources;
  }

  /**
   * The identity that an uploaded frame got.
   *
   * @param frameId deterministic: the same image of the same camera and time has the same
   */
  record Accepted(
      String cameraId,
      String frameId,
      long sequence,
      Instant capturedAt,
      Instant ingestedAt,
      int width,
      int height) {

    static Accepted of(FrameRef frame) {
      return new Accepted(
          frame.getCameraId(),
          frame.getFrameId(),
          frame.getSequence(),
          frame.getCapturedAt(),
          frame.getIngestedAt(),
          frame.getWidth(),
          frame.getHeight());
    }
  }

  /**
   * Takes an image as the next frame of a camera; answers when the broker has it.
   *
   * <p>The time of capture is the query parameter {@code capturedAt} or the header {@code
   * X-Captured-At}, ISO 8601, or else the time of arrival.
   */
  @PostMapping("/cameras/{id}/frames")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted post(@PathVariable String id, HttpServletRequest request)
      throws RequestProblem, IOException, InterruptedException {
    long length = request.getContentLengthLong();
    FrameRef frame =
        uploads.accept(
            new Upload(
                id,
                Optional.ofNullable(request.getContentType()),
                length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                Optional.ofNullable(request.getParameter(CAPTURED_AT))
                    .or(() -> Optional.ofNullable(request.getHeader(CAPTURED_AT_HEADER))),
                request.getInputStream()));
    FrameLog.run(
        frame.getCameraId(), frame.getFrameId(), () -> log.debug("accepted an uploaded frame"));
    return Accepted.of(frame);
  }

  /** How the configured sources fare. */
  @GetMapping("/sources")
  List<SourceStatus> sources() {
    return sources.status();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refuse(RequestProblem problem) {
    log.warn("refused an upload ({}): {}", problem.status(), problem.getMessage());
    ProblemDetail body =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.valueOf(problem.status()), String.valueOf(problem.getMessage()));
    body.setTitle(problem.title());
    body.setProperty("thing", problem.thing());
    body.setProperty("value", problem.value());
    body.setProperty("remedy", problem.remedy());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.body(body);
  }
}
