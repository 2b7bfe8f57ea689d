package io.roadstream.scene.shade;

/**
 * One visible point while it is shaded: where it is, how it faces, and the colour that the material
 * gives it.
 *
 * <p>Positions are relative to the eye in world axes (metres, z up); colours are linear RGB.
 * Mutable scratch, one a worker.
 */
public final class Fragment {
  /** Less green than this and the sun counts as hidden. */
  private static final float DARK_SUN = 0.01f;

  /** Share of the sky overhead in what reaches a level surface; the rest is the horizon's. */
  private static final float OVERHEAD = 0.55f;

  /** Air's own light, as a share of the horizon's. */
  private static final float AIR = 0.95f;

  /** Material coordinates. */
  public float u;

  /** Material coordinates. */
  public float v;

  /** Material coordinates. */
  public float w;

  /** Unit normal towards the viewer. */
  public float nx;

  /** Unit normal towards the viewer. */
  public float ny;

  /** Unit normal towards the viewer. */
  public float nz;

  /** Position relative to the eye. */
  public float x;

  /** Position relative to the eye. */
  public float y;

  /** Position relative to the eye. */
  public float z;

  /** Depth along the optical axis, metres. */
  public float depth;

  /** Width of a pixel at this point across the line of sight, metres. */
  public float footprint;

  /** Length of a pixel on the surface along the line of sight, metres. */
  public float stretch;

  /** Ambient occlusion, 1 = open. */
  public float occlusion;

  /** Colour out. */
  public float r;

  /** Colour out. */
  public float g;

  /** Colour out. */
  public float b;

  /** Unit vector towards the viewer. */
  public float vx;

  /** Unit vector towards the viewer. */
  public float vy;

  /** Unit vector towards the viewer. */
  public float vz;

  /** The scene's light. */
  public final Light light;

  /** Where the sun reaches. */
  public final ShadowMap shadows;

  /** Contact shadows and lamps. */
  public final GroundMap ground;

  /** Height of the eye above the ground, metres. */
  public float eyeHeight;

  private final float[] sky = new float[3];

  /** The light's parts by themselves: every sample asks for them. */
  private final boolean sunny;

  private final float sunX;
  private final float sunY;
  private final float sunZ;
  private final float sunRed;
  private final float sunGreen;
  private final float sunBlue;
  private final float skyRed;
  private final float skyGreen;
  private final float skyBlue;
  private final float groundRed;
  private final float groundGreen;
  private final float groundBlue;
  private final float airRed;
  private final float airGreen;
  private final float airBlue;
  private final float fog;
  private final boolean night;

  float[] skyScratch() {
    return sky;
  }

  /** Makes a fragment for a scene's light. */
  public Fragment(Light light, ShadowMap shadows, GroundMap ground) {
    this.light = light;
    this.shadows = shadows;
    this.ground = ground;
    sunX = light.sun()[0];
    sunY = light.sun()[1];
    sunZ = light.sun()[2];
    sunRed = light.sunColour()[0];
    sunGreen = light.sunColour()[1];
    sunBlue = light.sunColour()[2];
    sunny = sunGreen > DARK_SUN;
    skyRed = dome(light, 0);
    skyGreen = dome(light, 1);
    skyBlue = dome(light, 2);
    groundRed = light.ground()[0];
    groundGreen = light.ground()[1];
    groundBlue = light.ground()[2];
    airRed = light.horizon()[0] * AIR;
    airGreen = light.horizon()[1] * AIR;
    airBlue = light.horizon()[2] * AIR;
    fog = light.fogDensity();
    night = light.night() > 0;
  }

  private static float dome(Light light, int channel) {
    return OVERHEAD * light.zenith()[channel] + (1 - OVERHEAD) * light.horizon()[channel];
  }

  /**
   * Places the point on a ray from the eye and sets the vector to the viewer and the pixel's size
   * on the surface; the normal must be there already.
   *
   * @param rx to {@code rz}: the ray, one metre long along the optical axis
   * @param far depth along the optical axis, metres
   * @param pixel width of a pixel at one metre
   */
  public void place(float rx, float ry, float rz, float far, float pixel) {
    depth = far;
    x = rx * far;
    y = ry * far;
    z = rz * far;
    float k = -1 / (float) Math.sqrt(rx * rx + ry * ry + rz * rz);
    vx = rx * k;
    vy = ry * k;
    vz = rz * k;
    footprint = pixel * far;
    float facing = nx * vx + ny * vy + nz * vz;
    stretch = footprint / Math.max(0.04f, Math.abs(facing));
  }

  /** Gives a matt surface of the given albedo its light. */
  public void diffuse(float red, float green, float blue) {
    diffuse(red, green, blue, 1);
  }

  /** Gives a matt surface its light, with extra openness to the sky. */
  public void diffuse(float red, float green, float blue, float open) {
    float up = 0.5f + 0.5f * nz;
    float o = occlusion * open;
    float toSun = toSun();
    float sun = 0;
    if (toSun > 0 && sunny) {
      sun = toSun * lit();
      sun *= 0.5f + 0.5f * o;
    }
    float amb = o * up;
    float low = o * (1 - up);
    r = red * (sun * sunRed + amb * skyRed + low * groundRed);
    g = green * (sun * sunGreen + amb * skyGreen + low * groundGreen);
    b = blue * (sun * sunBlue + amb * skyBlue + low * groundBlue);
    if (night) {
      lamps(red, green, blue);
    }
  }

  /** Whether the sun is out. */
  boolean isSunny() {
    return sunny;
  }

  /** Cosine between the normal and the way to the sun. */
  float toSun() {
    return nx * sunX + ny * sunY + nz * sunZ;
  }

  private void lamps(float red, float green, float blue) {
    // Own headlights: a cone ahead that falls off with distance, low above the ground.
    float height = z + eyeHeight;
    float near = 40 / (60 + depth * depth) * Math.max(0, 1 - Math.max(0, height - 0.4f) * 0.45f);
    float facing = Math.max(0.15f, nx * vx + ny * vy + nz * vz);
    float glow = light.night() * (near * facing * 0.55f + 0.035f * Math.max(0, 1 - height * 0.07f));
    r += red * glow * 1.0f;
    g += green * glow * 0.86f;
    b += blue * glow * 0.66f;
  }

  /** Returns the lit share here, pushed off the surface against self-shadowing. */
  public float lit() {
    float bias = 0.06f + 0.0012f * depth;
    return shadows.lit(x + nx * bias, y + ny * bias, z + nz * bias);
  }

  /** Adds a mirror-like coat: sky reflection by Fresnel's law and a sun glint; strength 0..1. */
  public void coat(float base, float strength, float sharpness) {
    float facing = Math.max(0, nx * vx + ny * vy + nz * vz);
    float k = 1 - facing;
    float k2 = k * k;
    float fresnel = (base + (1 - base) * k2 * k2 * k) * strength;
    float rx = 2 * facing * nx - vx;
    float ry = 2 * facing * ny - vy;
    float rz = 2 * facing * nz - vz;
    reflect(rx, ry, rz);
    r += (sky[0] - r) * fresnel;
    g += (sky[1] - g) * fresnel;
    b += (sky[2] - b) * fresnel;
    float toSun = rx * sunX + ry * sunY + rz * sunZ;
    if (toSun > 0.9f && sunny) {
      float p = Math.max(0, 1 - (1 - toSun) * sharpness);
      p = p * p * p;
      float glint = p * lit() * strength * 3.0f;
      r += glint * sunRed;
      g += glint * sunGreen;
      b += glint * sunBlue;
    }
  }

  private void reflect(float rx, float ry, float rz) {
    if (rz > 0.0f) {
      // Street canyons hide the sky near the horizon: houses and trees are reflected there.
      float open = Math.min(1, Math.max(0, (rz - 0.12f) * 4));
      float n = Textures.CLOUDS.at(rx * 0.9f, ry * 0.9f, 0.01f);
      float t = 1 - (1 - rz) * (1 - rz);
      for (int i = 0; i < 3; i++) {
        float s = light.horizon()[i] + (light.zenith()[i] - light.horizon()[i]) * t;
        float house = light.ground()[i] * (0.5f + 0.9f * n);
        sky[i] = house + (s - house) * open;
      }
    } else {
      for (int i = 0; i < 3; i++) {
        sky[i] = light.ground()[i] * 0.75f;
      }
    }
  }

  /** Adds own light. */
  public void emit(float red, float green, float blue) {
    r += red;
    g += green;
    b += blue;
  }

  /** Scales the colour. */
  public void scale(float k) {
    r *= k;
    g *= k;
    b *= k;
  }

  /** Mixes the colour with air light over the distance. */
  public void haze() {
    float distance = depth * 1.02f;
    float t = fog * distance;
    // 1 - exp(-t), as a rational function that is the same on every platform.
    float through = 1 / (1 + t * (1 + t * (0.5f + t * (0.1666f + t * 0.05f))));
    float air = 1 - through;
    r += (airRed - r) * air;
    g += (airGreen - g) * air;
    b += (airBlue - b) * air;
  }

  /** Returns a soft step from 0 below {@code edge} to 1 above it, as wide as the blur. */
  public static float step(float edge, float value, float blur) {
    float t = (value - edge) / blur + 0.5f;
    return t <= 0 ? 0 : t >= 1 ? 1 : t;
  }

  /** Returns the covered share of a band low..high, box-filtered over the blur. */
  public static float band(float low, float high, float value, float blur) {
    float half = Math.max(blur, 1e-4f) * 0.5f;
    float from = Math.max(low, value - half);
    float to = Math.min(high, value + half);
    return to > from ? (to - from) / (2 * half) : 0;
  }
}
