/**
 * Triangle meshes and the simple solids that they are built from, with the repeatable random
 * numbers.
 */
@NullMarked
package io.roadstream.scene.mesh;

import org.jspecify.annotations.NullMarked;
