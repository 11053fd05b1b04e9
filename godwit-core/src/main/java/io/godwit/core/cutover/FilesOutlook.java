package io.godwit.core.cutover;

import java.util.List;

/**
 * What rewriting the configuration files of an application would do.
 *
 * @param application its name
 * @param isWritten whether they point to the target already
 * @param changes how many files would be rewritten
 * @param left what is left for a person, one line each
 * @param obstacles why they can't be rewritten, one line each
 */
public record FilesOutlook(
        String application, boolean isWritten, int changes, List<String> left, List<String> obstacles) {
    public FilesOutlook {
        left = List.copyOf(left);
        obstacles = List.copyOf(obstacles);
    }

    /** The condition for a cutover, from the outlook of each application of the wave that has files. */
    public static Gate gate(List<FilesOutlook> outlooks) {
        if (outlooks.isEmpty()) {
            return new Gate("files", Gate.Result.MET, "0 files", "-", "no application names configuration files", "");
        }
        int changes = outlooks.stream().mapToInt(FilesOutlook::changes).sum();
        String value = changes == 1 ? "1 file to rewrite" : changes + " files to rewrite";
        List<String> obstacles =
                outlooks.stream().flatMap(outlook -> outlook.obstacles.stream()).toList();
        if (!obstacles.isEmpty()) {
            return new Gate(
                    "files",
                    Gate.Result.UNMET,
                    value,
                    "all can be",
                    Readiness.few(obstacles),
                    "mend it; godwit repoint --diff shows what would be rewritten");
        }
        List<String> notes =
                outlooks.stream().flatMap(outlook -> outlook.notes().stream()).toList();
        return notes.isEmpty()
                ? new Gate(
                        "files", Gate.Result.MET, value, "all can be", "every file can be rewritten and put back", "")
                : new Gate("files", Gate.Result.NOTE, value, "all can be", Readiness.few(notes), "");
    }

    private List<String> notes() {
        if (isWritten) {
            return List.of("the files of " + application + " point to the target already");
        }
        return changes == 0 && left.isEmpty()
                ? List.of("nothing in the files of " + application + " points to the source")
                : left.stream().map(line -> "left for you: " + line).toList();
    }
}
