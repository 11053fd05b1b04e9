package io.godwit.mirror.probe;

import java.util.Optional;

/**
 * Why each of what the copier does was refused; empty if it works.
 *
 * @param append a batch under a sequence of our own
 * @param producers asking for the last sequence
 * @param deleteRecords deleting the beginning of the log
 * @param markers a transaction marker
 */
public record ProbeReport(
        Optional<String> append,
        Optional<String> producers,
        Optional<String> deleteRecords,
        Optional<String> markers) {}
