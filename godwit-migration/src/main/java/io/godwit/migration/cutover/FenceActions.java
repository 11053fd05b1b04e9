package io.godwit.migration.cutover;

/** What keeps a wave's writers off the source, beside their stop commands. Each can be repeated. */
interface FenceActions {
    /** Looks whether it can be put up, before anything is stopped. Changes nothing. */
    void prepare();

    /** Puts it up; it stays until it is taken down. */
    void raise() throws InterruptedException;

    /** Takes down what was put up for this wave, whatever is configured now. */
    void lower() throws InterruptedException;
}
