package io.godwit.cli.cutover.traffic;

/** What an application does while it runs. All methods are called by its thread. */
interface Work {
    void begin(String bootstrapServers);

    /** A moment of work; returns within a few tens of milliseconds. */
    void step();

    /** Ends in order: everything is confirmed or committed. */
    void end();
}
