/** How good a prediction is: segmentation and depth metrics over a data set. */
@NullMarked
package io.roadstream.perception.metric;

import org.jspecify.annotations.NullMarked;
