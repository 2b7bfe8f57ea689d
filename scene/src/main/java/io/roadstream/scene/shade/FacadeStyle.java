package io.roadstream.scene.shade;

/**
 * How one building's walls look; lengths in metres, colours linear RGB.
 *
 * @param wall wall colour
 * @param trim colour of window frames' surrounds, cornices and the plinth
 * @param frame window frame colour
 * @param shop colour of the ground floor's shop front
 * @param finish 0 plaster, 1 brick, 2 stone blocks, 3 glass curtain, 4 panels, 5 timber boards
 * @param bay distance between windows
 * @param windowWidth width of a window
 * @param windowHeight height of a window
 * @param sill height of the sill above the floor
 * @param floor height of a storey
 * @param base height of the ground floor
 * @param height height of the wall up to the eaves
 * @param shops whether the ground floor has shop windows
 * @param arched whether windows have round heads
 * @param shutters whether windows have shutters
 * @param panes 1 single, 2 cross bar, 3 cross and lattice
 * @param lit share of windows lit at night
 * @param seed makes windows differ
 */
public record FacadeStyle(
    float[] wall,
    float[] trim,
    float[] frame,
    float[] shop,
    int finish,
    float bay,
    float windowWidth,
    float windowHeight,
    float sill,
    float floor,
    float base,
    float height,
    boolean shops,
    boolean arched,
    boolean shutters,
    int panes,
    float lit,
    int seed) {}
