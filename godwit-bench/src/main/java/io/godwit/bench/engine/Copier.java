package io.godwit.bench.engine;

/** An engine that copies from its construction on. */
interface Copier {
    /** Records that are on the target for good; -1 while the engine still looks where to begin. */
    long copiedRecords();

    /** How often {@link #copiedRecords} may be asked without weighing on the copy. */
    long pollMs();
}
