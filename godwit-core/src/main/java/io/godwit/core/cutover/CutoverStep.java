package io.godwit.core.cutover;

import java.time.Instant;

/**
 * One step, as the journal's event {@code cutover.step} tells it: the audit log.
 *
 * @param sequence counts the steps of the wave from 1
 * @param wave the wave
 * @param subject the application, or {@code producers}
 * @param state the word of the state that was entered
 * @param note what was done or seen, in one line
 */
public record CutoverStep(long sequence, Instant at, String wave, String subject, String state, String note) {
    public static final String EVENT = "cutover.step";
    /** The subject that stands for all writing applications together. */
    public static final String PRODUCERS = "producers";
}
