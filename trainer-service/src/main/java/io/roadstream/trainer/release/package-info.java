/**
 * Where models are kept and how they come to run: a store of immutable bundles, Ed25519 signatures,
 * and the channels of {@code models.releases}. A bundle is in the store whole or not at all, and a
 * release is one record, so a crash at any moment leaves both as they were or as they should be.
 */
@NullMarked
package io.roadstream.trainer.release;

import org.jspecify.annotations.NullMarked;
