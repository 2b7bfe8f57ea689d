/**
 * The nearest object of each class of a camera, as of its newest frame: a table in a state store
 * that any instance of the service can be asked for.
 */
@NullMarked
package io.roadstream.postproc.nearest;

import org.jspecify.annotations.NullMarked;
