package io.roadstream.cli.render;

import java.awt.geom.Rectangle2D;

/**
 * An object to draw.
 *
 * @param trainId its class
 * @param box its box in frame pixels
 * @param metres its distance; 0 when unknown
 */
public record SeenObject(int trainId, Rectangle2D box, double metres) {}
