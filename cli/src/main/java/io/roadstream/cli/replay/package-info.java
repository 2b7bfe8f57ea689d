/** {@code roadstream replay}: post-processing of kept predictions once more, into other topics. */
@NullMarked
package io.roadstream.cli.replay;

import org.jspecify.annotations.NullMarked;
