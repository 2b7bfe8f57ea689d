package io.roadstream.cli.render;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.mask.MaskColours;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The six pictures of one frame: it, classes, depth; objects, true classes, true depth. */
public final class ScenePictures {

  private static final String OBJECTS = "objects";

  private ScenePictures() {}

  /**
   * Adds the tiles of one frame, two rows of three, to a grid of three columns. All show the part
   * of the frame that the network sees.
   *
   * @param name of the camera
   * @param frame the whole frame
   * @param geometry where masks and depths lie in it
   */
  public static void add(
      PictureGrid grid,
      String name,
      RgbImage frame,
      FrameGeometry geometry,
      ClassMask mask,
      MetricDepth depth,
      List<SeenObject> objects,
      ClassMask trueMask,
      MetricDepth trueDepth) {
    Region region = geometry.region();
    RgbImage part = cropped(frame, region);
    FrameGeometry within =
        new FrameGeometry(
            region.width(),
            region.height(),
            new Region(0, 0, region.width(), region.height()),
            geometry.gridWidth(),
            geometry.gridHeight());
    List<SeenObject> moved = new ArrayList<>();
    for (SeenObject object : objects) {
      Rectangle2D box = object.box();
      moved.add(
          new SeenObject(
              object.trainId(),
              new Rectangle2D.Double(
                  box.getX() - region.x(),
                  box.getY() - region.y(),
                  box.getWidth(),
                  box.getHeight()),
              object.metres()));
    }
    double enlarged = Math.max(1, (double) region.width() / grid.tileWidth() * 0.85);
    Rectangle2D covered = grid.covered(OBJECTS, region.width());
    grid.add(name + " · frame", part)
        .add("classes", Overlay.placed(within, MaskColours.paint(mask)))
        .add("depth", Overlay.placed(within, DepthColours.paint(depth)))
        .add(OBJECTS, Overlay.draw(part, within, mask, moved, enlarged, covered))
        .add("true classes", Overlay.placed(within, MaskColours.paint(trueMask)))
        .add("true depth", Overlay.placed(within, DepthColours.paint(trueDepth)));
  }

  private static RgbImage cropped(RgbImage frame, Region region) {
    byte[] data = new byte[region.width() * region.height() * 3];
    for (int y = 0; y < region.height(); y++) {
      System.arraycopy(
          frame.data(),
          ((region.y() + y) * frame.width() + region.x()) * 3,
          data,
          y * region.width() * 3,
          region.width() * 3);
    }
    return new RgbImage(region.width(), region.height(), data);
  }
}
