/** {@code roadstream teach}: depth labels from stereo pairs. */
@NullMarked
package io.roadstream.cli.teach;

import org.jspecify.annotations.NullMarked;
