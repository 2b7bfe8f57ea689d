package io.roadstream.scene.mesh;

/** A skin stretched over cross sections, with smooth normals; the way rounded bodies are made. */
public final class Loft {
  private final double[][][] rings;

  /**
   * Takes rings of points {x, y, z}, all of the same length, from back to front, each running from
   * left to right over the top.
   */
  public Loft(double[][][] rings) {
    this.rings = rings;
  }

  /**
   * Adds the skin; {@code slots[j]} is the surface of the strip between points j and j + 1 of every
   * ring.
   */
  public void addTo(MeshBuilder b, int[] slots) {
    int n = rings.length;
    int m = rings[0].length;
    double[][][] normals = normals(n, m);
    int[][] at = new int[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double[] p = rings[i][j];
        double[] q = normals[i][j];
        at[i][j] = b.vertex(p[0], p[1], p[2], q[0], q[1], q[2], p[0], p[1], p[2]);
      }
    }
    for (int j = 0; j + 1 < m; j++) {
      b.slot(slots[j]);
      for (int i = 0; i + 1 < n; i++) {
        b.quad(at[i][j], at[i][j + 1], at[i + 1][j + 1], at[i + 1][j]);
      }
    }
  }

  /** Closes the first and the last ring with fans that face backwards and forwards. */
  public void addCaps(MeshBuilder b, int slot) {
    b.slot(slot);
    for (int end = 0; end < 2; end++) {
      double[][] ring = rings[end == 0 ? 0 : rings.length - 1];
      double sign = end == 0 ? -1 : 1;
      double z = 0;
      for (double[] p : ring) {
        z += p[2] / ring.length;
      }
      double x = ring[0][0];
      int centre = b.vertex(x, 0, z, sign, 0, 0, x, 0, z);
      int first = b.vertexCount();
      for (double[] p : ring) {
        b.vertex(p[0], p[1], p[2], sign, 0, 0, p[0], p[1], p[2]);
      }
      for (int j = 0; j < ring.length; j++) {
        int k = first + (j + 1) % ring.length;
        if (end == 0) {
          b.triangle(centre, k, first + j);
        } else {
          b.triangle(centre, first + j, k);
        }
      }
    }
  }

  private double[][][] normals(int n, int m) {
    double[][][] sum = new double[n][m][3];
    for (int i = 0; i + 1 < n; i++) {
      for (int j = 0; j + 1 < m; j++) {
        double[] a = rings[i][j];
        double[] c = rings[i + 1][j + 1];
        double[] d = rings[i + 1][j];
        double[] e = rings[i][j + 1];
        double ux = c[0] - a[0];
        double uy = c[1] - a[1];
        double uz = c[2] - a[2];
        double vx = e[0] - d[0];
        double vy = e[1] - d[1];
        double vz = e[2] - d[2];
        double nx = uz * vy - uy * vz;
        double ny = ux * vz - uz * vx;
        double nz = uy * vx - ux * vy;
        for (int k = 0; k < 4; k++) {
          double[] s = sum[i + (k & 1)][j + (k >> 1)];
          s[0] += nx;
          s[1] += ny;
          s[2] += nz;
        }
      }
    }
    return sum;
  }
}
