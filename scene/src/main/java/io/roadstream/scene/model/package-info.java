/**
 * What moves or grows in a street: vehicles, people, cycles, trees; shared meshes and random
 * finishes.
 */
@NullMarked
package io.roadstream.scene.model;

import org.jspecify.annotations.NullMarked;
