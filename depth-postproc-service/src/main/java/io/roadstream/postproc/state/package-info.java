/** How state is written to the stores and their changelogs. */
@NullMarked
package io.roadstream.postproc.state;

import org.jspecify.annotations.NullMarked;
