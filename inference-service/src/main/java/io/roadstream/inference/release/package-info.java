/**
 * How the service follows a channel of {@code models.releases}: every release is verified, loaded
 * beside the model that runs, warmed up and tried before it takes over between two batches;
 * whatever is wrong with it, the model that runs goes on. A candidate can run in the shadow of the
 * model on a share of the frames, measured and not published.
 */
@NullMarked
package io.roadstream.inference.release;

import org.jspecify.annotations.NullMarked;
