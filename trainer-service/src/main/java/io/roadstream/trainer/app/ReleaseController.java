package io.roadstream.trainer.app;

import io.roadstream.schemas.ModelRelease;
import io.roadstream.trainer.release.Releases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases: what each channel serves, and changing it. */
@RestController
class ReleaseController {

  private final Releases releases;

  ReleaseController(Releases releases) {
    this.releases = releases;
  }

  /** A release as JSON. */
  record ReleaseView(
      String channel,
      String name,
      String version,
      String sha256,
      String uri,
      String releasedAt,
      boolean signed,
      Map<String, Double> metrics,
      String reason) {

    static ReleaseView of(ModelRelease release) {
      return new ReleaseView(
          release.getChannel(),
          release.getModel().getName(),
          release.getModel().getVersion(),
          release.getModel().getSha256(),
          release.getUri(),
          release.getReleasedAt().toString(),
          release.getSignature() != null,
          new LinkedHashMap<>(release.getMetrics()),
          release.getReason());
    }
  }

  /** What each channel serves now. */
  @GetMapping("/releases")
  List<ReleaseView> all() {
    return releases.current().values().stream().map(ReleaseView::of).toList();
  }

  /** Has production serve what the channel candidate serves. */
  @PostMapping("/releases/promote")
  ReleaseView promote(@RequestParam(defaultValue = "promoted over REST") String reason) {
    return ReleaseView.of(releases.promote(reason));
  }

  /** Has a channel serve what it served before. */
  @PostMapping("/releases/rollback")
  ReleaseView rollback(
      @RequestParam(defaultValue = "production") String channel,
      @RequestParam(defaultValue = "rolled back over REST") String reason) {
    return ReleaseView.of(releases.rollback(channel, reason));
  }
}
