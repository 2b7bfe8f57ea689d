package io.roadstream.trainer.app;

import io.roadstream.trainer.run.RunFolder;
import io.roadstream.trainer.run.RunManager;
import io.roadstream.trainer.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs: ask for one, follow it, end it. */
@RestController
class RunController {

  private final RunManager runs;
  private final RunFolder folder;

  RunController(RunManager runs, RunFolder folder) {
    this.runs = runs;
    this.folder = folder;
  }

  /** Asks for a run over the samples that the topic holds now; it waits for its turn. */
  @PostMapping("/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunRecord submit(@RequestParam(required = false) @Nullable String reason) {
    return runs.submit(reason == null || reason.isBlank() ? "asked for over REST" : reason);
  }

  /** All runs, the oldest first. */
  @GetMapping("/runs")
  List<RunRecord> all() {
    return runs.all();
  }

  /** One run with its progress. */
  @GetMapping("/runs/{id}")
  RunRecord one(@PathVariable String id) {
    return find(id);
  }

  /** The run's report. */
  @GetMapping(path = "/runs/{id}/report", produces = MediaType.TEXT_HTML_VALUE)
  String report(@PathVariable String id) throws IOException {
    find(id);
    Path report = folder.report(id);
    return Files.readString(report);
  }

  /** Ends a run for good; its checkpoint stays. */
  @DeleteMapping("/runs/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunRecord cancel(@PathVariable String id) {
    RunRecord record = find(id);
    if (!runs.cancel(id)) {
      throw new RequestException(
          HttpStatus.CONFLICT, "run " + id + " has ended already: " + record.state());
    }
    return find(id);
  }

  private RunRecord find(String id) {
    try {
      return runs.find(id)
          .orElseThrow(
              () ->
                  new RequestException(
                      HttpStatus.NOT_FOUND, "there is no run '" + id + "'; see GET /runs"));
    } catch (IllegalArgumentException e) {
      throw new RequestException(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()), e);
    }
  }
}
