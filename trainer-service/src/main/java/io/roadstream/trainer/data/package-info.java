/** Labelled samples on a bundle's grid: from scenes, split by seed, and cached on disk. */
@NullMarked
package io.roadstream.trainer.data;

import org.jspecify.annotations.NullMarked;
