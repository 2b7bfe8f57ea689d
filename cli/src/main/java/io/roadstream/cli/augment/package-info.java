/** {@code roadstream augment}: a look at what training sees. */
@NullMarked
package io.roadstream.cli.augment;

import org.jspecify.annotations.NullMarked;
