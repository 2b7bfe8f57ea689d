package io.roadstream.cli.render;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws what was seen into a frame: the class colours half transparent, a thin box around each
 * object and a label with its class and distance that can be read on any background.
 */
public final class Overlay {

  private static final float MASK_OPACITY = 0.42f;
  private static final double LIGHTEST_NEEDED = 0.74;
  private static final Color BEHIND_TEXT = new Color(0, 0, 0, 175);
  private static final Color HALO = new Color(0, 0, 0, 150);

  /** Boxes smaller than this share of the frame's height get no label, only the box. */
  private static final double SMALLEST_LABELLED = 0.035;

  private Overlay() {}

  /**
   * The frame with mask and objects drawn into it, in the frame's size.
   *
   * @param frame the camera's picture
   * @param geometry where the mask lies in it
   * @param mask classes on the grid
   * @param objects what to put boxes around, in frame pixels
   */
  public static RgbImage draw(
      RgbImage frame, FrameGeometry geometry, ClassMask mask, List<SeenObject> objects) {
    return draw(frame, geometry, mask, objects, 1, new Rectangle2D.Double());
  }

  /**
   * The same for a picture that will be shown smaller: labels and lines are so many times larger.
   *
   * @param covered where no label may stand
   */
  static RgbImage draw(
      RgbImage frame,
      FrameGeometry geometry,
      ClassMask mask,
      List<SeenObject> objects,
      double enlarged,
      Rectangle2D covered) {
    BufferedImage picture = Rasters.buffered(frame);
    Graphics2D pen = Rasters.pen(picture);
    try {
      drawMask(pen, geometry.region(), mask);
      drawObjects(pen, frame, objects, enlarged, covered);
    } finally {
      pen.dispose();
    }
    return Rasters.rgb(picture);
  }

  /** Lays an image of the grid over its region of an otherwise dark frame. */
  public static RgbImage placed(FrameGeometry geometry, RgbImage onGrid) {
    BufferedImage picture = Rasters.empty(geometry.frameWidth(), geometry.frameHeight());
    Graphics2D pen = Rasters.pen(picture);
    try {
      pen.setColor(new Color(0x202124));
      pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
      Region region = geometry.region();
      pen.drawImage(
          Rasters.buffered(onGrid), region.x(), region.y(), region.width(), region.height(), null);
    } finally {
      pen.dispose();
    }
    return Rasters.rgb(picture);
  }

  private static void drawMask(Graphics2D pen, Region region, ClassMask mask) {
    BufferedImage colours =
        new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
    int[] pixels = Rasters.pixels(colours);
    byte[] ids = mask.ids();
    for (int i = 0; i < pixels.length; i++) {
      int id = ids[i] & 0xFF;
      pixels[i] = id == ClassMask.VOID ? 0 : 0xFF000000 | CityscapesClasses.rgb(id);
    }
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, MASK_OPACITY));
    pen.drawImage(colours, region.x(), region.y(), region.width(), region.height(), null);
    pen.setComposite(AlphaComposite.SrcOver);
  }

  private static void drawObjects(
      Graphics2D pen,
      RgbImage frame,
      List<SeenObject> objects,
      double enlarged,
      Rectangle2D covered) {
    // Far ones first: what is near lies on top.
    List<SeenObject> farFirst = new ArrayList<>(objects);
    farFirst.sort(Comparator.comparingDouble(Overlay::sortingDistance).reversed());
    float line = (float) (enlarged * Math.max(1.2, frame.width() / 800.0));
    for (SeenObject object : farFirst) {
      Rectangle2D box = object.box();
      pen.setColor(HALO);
      pen.setStroke(new BasicStroke(line + 2));
      pen.draw(box);
      pen.setColor(colour(object));
      pen.setStroke(new BasicStroke(line));
      pen.draw(box);
    }
    List<Rectangle2D> taken = new ArrayList<>(List.of(covered));
    Font font = Lettering.font(enlarged * Math.min(Math.max(frame.width() / 78.0, 9), 30), true);
    for (int i = farFirst.size() - 1; i >= 0; i--) {
      SeenObject object = farFirst.get(i);
      if (object.box().getHeight() >= SMALLEST_LABELLED * frame.height()) {
        drawLabel(pen, frame, font, object, taken);
      }
    }
  }

  private static void drawLabel(
      Graphics2D pen, RgbImage frame, Font font, SeenObject object, List<Rectangle2D> taken) {
    String text = label(object);
    double pad = font.getSize2D() * 0.3;
    double bar = font.getSize2D() * 0.3;
    double width = Lettering.width(font, text) + 2 * pad + bar;
    double height = Lettering.lineHeight(font) + pad * 0.5;
    for (Rectangle2D place : places(object.box(), width, height, frame)) {
      if (taken.stream().noneMatch(place::intersects)) {
        taken.add(place);
        double arc = font.getSize2D() * 0.35;
        pen.setColor(BEHIND_TEXT);
        pen.fill(
            new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), arc, arc));
        pen.setColor(colour(object));
        pen.fill(
            new Rectangle2D.Double(place.getX(), place.getY() + 1, bar, place.getHeight() - 2));
        Lettering.write(
            pen, font, Lettering.LIGHT, text, place.getX() + bar + pad, place.getY() + pad * 0.25);
        return;
      }
    }
  }

  /**
   * Where a label may stand, best first: above its box, at its top inside, below it, and for what
   * fills the frame at its middle or its foot inside.
   */
  private static List<Rectangle2D> places(
      Rectangle2D box, double width, double height, RgbImage frame) {
    List<Rectangle2D> places = new ArrayList<>();
    double[] tops = {
      box.getMinY() - height - 1,
      box.getMinY() + 2,
      box.getMaxY() + 1,
      box.getCenterY() - height / 2,
      box.getMaxY() - height - 2
    };
    double[] lefts = {box.getMinX(), box.getMaxX() - width, box.getCenterX() - width / 2};
    for (double top : tops) {
      for (double left : lefts) {
        if (top >= 0 && top + height <= frame.height()) {
          double inside = Math.min(Math.max(left, 0), Math.max(0, frame.width() - width));
          places.add(new Rectangle2D.Double(inside, top, width, height));
        }
      }
    }
    return places;
  }

  /** The text of an object's label: {@code car 12.3 m}, without a distance just {@code car}. */
  static String label(SeenObject object) {
    String name = CityscapesClasses.name(object.trainId());
    double metres = object.metres();
    if (!(metres > 0)) {
      return name;
    }
    return String.format(Locale.ROOT, metres < 100 ? "%s %.1f m" : "%s %.0f m", name, metres);
  }

  private static Color colour(SeenObject object) {
    return new Color(Oklab.atLeast(CityscapesClasses.rgb(object.trainId()), LIGHTEST_NEEDED));
  }

  private static double sortingDistance(SeenObject object) {
    return object.metres() > 0 ? object.metres() : Double.MAX_VALUE;
  }
}
