package io.roadstream.scene.street;

/**
 * Generates one block of the street with the junction before it, from the seed and the block's
 * number alone.
 */
final class BlockBuilder {
  private final Site site;

  BlockBuilder(StreetPlan plan, long number) {
    this.site = new Site(plan, number);
  }

  Block build() {
    Walks walks = new Walks(site);
    Fronts fronts = new Fronts(site);
    Furnishing furnishing = new Furnishing(site);
    new Roadway(site).road();
    for (int side = -1; side <= 1; side += 2) {
      walks.walks(side);
      fronts.fronts(side);
      furnishing.furniture(side);
    }
    walks.median();
    furnishing.junction();
    return site.block;
  }
}
