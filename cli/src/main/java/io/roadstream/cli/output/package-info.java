/** What the command leaves on the disk for people and programs: pictures and JSON lines. */
@NullMarked
package io.roadstream.cli.output;

import org.jspecify.annotations.NullMarked;
