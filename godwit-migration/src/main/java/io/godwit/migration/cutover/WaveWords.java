package io.godwit.migration.cutover;

import java.util.List;

/** The one word for where a whole wave stands, and what comes next; the same for all who show it. */
public final class WaveWords {
    /** Switched, and the watch has ended with nothing left to do. */
    public static final String WATCHED = "WATCHED";

    private WaveWords() {}

    /** Whether the producers write to the target. */
    public static boolean isSwitched(String state) {
        return state.equals("SWITCHED") || state.equals(WATCHED);
    }

    /**
     * @param consumers the states of the applications that only read
     * @param producers the state of those that write
     */
    public static String state(List<String> consumers, String producers) {
        if (!producers.equals("ON_SOURCE")) {
            return producers;
        }
        if (consumers.stream().allMatch("ON_SOURCE"::equals)) {
            return "NOT_STARTED";
        }
        if (consumers.stream().allMatch("STABLE"::equals)) {
            return "CONSUMERS_MOVED";
        }
        return consumers.stream().allMatch("PUT_BACK"::equals) ? "PUT_BACK" : "CONSUMERS_MOVING";
    }

    /**
     * @param stragglers whether somebody was seen to write to the source after the switch
     * @param copiesBack whether the mirror copies to the source what is written to the target
     * @param consumersOnly whether the wave has no producers
     */
    public static String next(String state, boolean stragglers, boolean copiesBack, boolean consumersOnly) {
        return switch (state) {
            case "HELD", "CONSUMERS_MOVED" ->
                consumersOnly && state.equals("CONSUMERS_MOVED")
                        ? "nothing: the wave has no producers; godwit cutover abort goes back"
                        : "godwit cutover release moves the producers; godwit cutover abort goes back";
            case "ABORTED" -> "mend what the reason says, then godwit cutover release; or godwit cutover abort";
            case "RETURNING", "RETURN_QUIET" -> "godwit rollback goes on";
            case "FENCING", "QUIET", "PROVEN", "ARMING", "STARTING", "RESTORING", "CONSUMERS_MOVING" ->
                "godwit cutover start goes on; godwit cutover abort goes back";
            case "SWITCHED", WATCHED -> afterSwitch(stragglers, copiesBack);
            default -> "godwit cutover check, then godwit cutover start";
        };
    }

    private static String afterSwitch(boolean stragglers, boolean copiesBack) {
        if (stragglers) {
            return "stop what still writes to the source; godwit cutover stragglers shows what it wrote, and copies it over";
        }
        return copiesBack
                ? "godwit cutover check watches for stragglers; godwit rollback goes back with all that was written to the "
                        + "target"
                : "godwit cutover check watches for stragglers; godwit rollback goes back as long as nothing was written "
                        + "to the target";
    }
}
