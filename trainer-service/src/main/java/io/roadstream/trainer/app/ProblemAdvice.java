package io.roadstream.trainer.app;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.trainer.release.ReleaseException;
import io.roadstream.trainer.sample.BadSampleException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failures as problem details (RFC 9457), without stack traces. */
@RestControllerAdvice
class ProblemAdvice {

  @ExceptionHandler
  ProblemDetail request(RequestException e) {
    return problem(e.status(), e);
  }

  @ExceptionHandler
  ProblemDetail sample(BadSampleException e) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, e);
  }

  @ExceptionHandler({ReleaseException.class, BundleException.class, IllegalStateException.class})
  ProblemDetail release(RuntimeException e) {
    return problem(HttpStatus.CONFLICT, e);
  }

  private static ProblemDetail problem(HttpStatus status, Exception e) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
  }
}
