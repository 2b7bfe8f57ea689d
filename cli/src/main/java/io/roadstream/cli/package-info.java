/** The roadstream command. */
@NullMarked
package io.roadstream.cli;

import org.jspecify.annotations.NullMarked;
