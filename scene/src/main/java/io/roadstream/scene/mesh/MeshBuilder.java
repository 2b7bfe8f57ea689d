package io.roadstream.scene.mesh;

import java.util.Arrays;

/**
 * Collects vertices and triangles into a {@link Mesh}.
 *
 * <p>A current transform, slot and occlusion apply to everything added after they are set.
 * Triangles are counter-clockwise seen from outside. Not thread-safe.
 */
public final class MeshBuilder {
  private float[] position = new float[1024];
  private float[] normal = new float[1024];
  private float[] coord = new float[1024];
  private float[] shade = new float[384];
  private int[] index = new int[2048];
  private byte[] slots = new byte[768];
  private int vertices;
  private int triangles;
  private Affine transform = Affine.IDENTITY;
  private byte slot;
  private float occlusion = 1;
  private double detail = 1;
  private final double[] scratch = new double[3];

  /** Sets how finely round shapes added later are divided, 1 = as asked for. */
  public MeshBuilder detail(double value) {
    this.detail = value;
    return this;
  }

  /** Returns the number of divisions to use where {@code full} are asked for, at least 3. */
  int divisions(int full) {
    return (int) Math.max(3, Math.round(full * detail));
  }

  /** Sets the map that later vertices go through. */
  public MeshBuilder transform(Affine map) {
    this.transform = map;
    return this;
  }

  /** Sets the surface slot of later triangles. */
  public MeshBuilder slot(int value) {
    this.slot = (byte) value;
    return this;
  }

  /** Sets the ambient-occlusion factor of later vertices. */
  public MeshBuilder occlusion(double value) {
    this.occlusion = (float) value;
    return this;
  }

  /** Adds a vertex and returns its index; the normal need not be of unit length. */
  public int vertex(
      double x, double y, double z, double nx, double ny, double nz, double u, double v, double w) {
    if (vertices * 3 + 3 > position.length) {
      position = Arrays.copyOf(position, position.length * 2);
      normal = Arrays.copyOf(normal, normal.length * 2);
      coord = Arrays.copyOf(coord, coord.length * 2);
      shade = Arrays.copyOf(shade, shade.length * 2);
    }
    int at = vertices * 3;
    position[at] = (float) transform.x(x, y, z);
    position[at + 1] = (float) transform.y(x, y, z);
    position[at + 2] = (float) transform.z(x, y, z);
    transform.normal(nx, ny, nz, scratch);
    normal[at] = (float) scratch[0];
    normal[at + 1] = (float) scratch[1];
    normal[at + 2] = (float) scratch[2];
    coord[at] = (float) u;
    coord[at + 1] = (float) v;
    coord[at + 2] = (float) w;
    shade[vertices] = occlusion;
    return vertices++;
  }

  /** Adds a triangle of three vertices. */
  public void triangle(int a, int b, int c) {
    if (triangles * 3 + 3 > index.length || triangles >= slots.length) {
      index = Arrays.copyOf(index, index.length * 2);
      slots = Arrays.copyOf(slots, slots.length * 2);
    }
    index[triangles * 3] = a;
    index[triangles * 3 + 1] = b;
    index[triangles * 3 + 2] = c;
    slots[triangles++] = slot;
  }

  /** Adds two triangles for the corners in order. */
  public void quad(int a, int b, int c, int d) {
    triangle(a, b, c);
    triangle(a, c, d);
  }

  /** Returns the number of vertices so far. */
  public int vertexCount() {
    return vertices;
  }

  /** Returns what was collected. */
  public Mesh build() {
    return new Mesh(
        Arrays.copyOf(position, vertices * 3),
        Arrays.copyOf(normal, vertices * 3),
        Arrays.copyOf(coord, vertices * 3),
        Arrays.copyOf(shade, vertices),
        Arrays.copyOf(index, triangles * 3),
        Arrays.copyOf(slots, triangles));
  }
}
