package io.roadstream.inference.app;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service follows {@code models.releases}.
 *
 * @param follow whether a release replaces the model that runs
 * @param channel the channel that is followed
 * @param publicKey PEM file of the Ed25519 public key that releases must be signed with; without
 *     one, no signature is asked for
 * @param copies local folder for bundles that come from an S3 bucket; under the temporary folder,
 *     if not given
 * @param shadowShare share of the frames that the model of {@code shadowChannel} runs on without
 *     being published, 0..1
 * @param shadowChannel the channel of the candidate
 */
public record ReleaseSettings(
    @DefaultValue("true") boolean follow,
    @DefaultValue("production") @NotBlank(message = "must name a channel") String channel,
    @Nullable String publicKey,
    @Nullable String copies,
    @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double shadowShare,
    @DefaultValue("candidate") @NotBlank(message = "must name a channel") String shadowChannel) {

  Path copiesFolder() {
    return copies == null
        ? Path.of(System.getProperty("java.io.tmpdir"), "roadstream-bundles")
        : Path.of(copies);
  }
}
