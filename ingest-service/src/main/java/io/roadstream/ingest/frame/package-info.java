/**
 * What a source hands over: an encoded image that was checked, with its name, its place in the
 * source and what is known of its camera, or an input that had to be left out and why. Checking
 * looks at the file's structure and never decodes a pixel, so that images which are JPEG or PNG
 * already travel through unchanged and cheaply.
 */
@NullMarked
package io.roadstream.ingest.frame;

import org.jspecify.annotations.NullMarked;
