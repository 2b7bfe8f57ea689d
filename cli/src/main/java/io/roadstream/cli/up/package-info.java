/** {@code roadstream up}: runs the whole stack on this machine until Ctrl-C. */
@NullMarked
package io.roadstream.cli.up;

import org.jspecify.annotations.NullMarked;
