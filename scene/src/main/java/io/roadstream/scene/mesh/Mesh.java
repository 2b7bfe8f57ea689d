package io.roadstream.scene.mesh;

/**
 * An immutable indexed triangle mesh in local coordinates (metres, x forward, y left, z up).
 *
 * <p>Each vertex has a position, a unit normal, three material coordinates and an ambient-occlusion
 * factor; each triangle names a surface slot that the drawn instance fills. Arrays are shared, not
 * copied: nobody may write to them. Safe to share between threads.
 */
public final class Mesh {
  /** Vertex positions, three floats each. */
  public final float[] position;

  /** Unit normals, three floats each. */
  public final float[] normal;

  /** Material coordinates, three floats each. */
  public final float[] coord;

  /** Ambient-occlusion factors, 1 = open. */
  public final float[] shade;

  /** Vertex indices, three each triangle. */
  public final int[] index;

  /** Surface slot of each triangle. */
  public final byte[] slot;

  /** Centre of the bounding sphere. */
  public final float centreX;

  /** Centre of the bounding sphere. */
  public final float centreY;

  /** Centre of the bounding sphere. */
  public final float centreZ;

  /** Radius of the bounding sphere. */
  public final float radius;

  Mesh(float[] position, float[] normal, float[] coord, float[] shade, int[] index, byte[] slot) {
    this.position = position;
    this.normal = normal;
    this.coord = coord;
    this.shade = shade;
    this.index = index;
    this.slot = slot;
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < position.length; i++) {
      low[i % 3] = Math.min(low[i % 3], position[i]);
      high[i % 3] = Math.max(high[i % 3], position[i]);
    }
    boolean empty = position.length == 0;
    centreX = empty ? 0 : (low[0] + high[0]) / 2;
    centreY = empty ? 0 : (low[1] + high[1]) / 2;
    centreZ = empty ? 0 : (low[2] + high[2]) / 2;
    float largest = 0;
    for (int i = 0; i < position.length; i += 3) {
      float dx = position[i] - centreX;
      float dy = position[i + 1] - centreY;
      float dz = position[i + 2] - centreZ;
      largest = Math.max(largest, dx * dx + dy * dy + dz * dz);
    }
    radius = (float) Math.sqrt(largest) + 0.001f;
  }

  /** Returns the number of vertices. */
  public int vertexCount() {
    return shade.length;
  }

  /** Returns the number of triangles. */
  public int triangleCount() {
    return slot.length;
  }
}
