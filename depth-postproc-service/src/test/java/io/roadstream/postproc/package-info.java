@NullMarked
package io.roadstream.postproc;

import org.jspecify.annotations.NullMarked;
