/** What an image of a service holds, run as an image would run it but without an engine. */
@NullMarked
package io.roadstream.deployment.image;

import org.jspecify.annotations.NullMarked;
