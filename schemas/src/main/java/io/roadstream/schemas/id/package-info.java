/**
 * Deterministic identities of frames and training samples, so that whoever reads a topic can drop
 * what was sent twice.
 */
@NullMarked
package io.roadstream.schemas.id;

import org.jspecify.annotations.NullMarked;
