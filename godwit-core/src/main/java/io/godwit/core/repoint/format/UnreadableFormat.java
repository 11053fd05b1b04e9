package io.godwit.core.repoint.format;

/** A text is not what the name of its file promises. */
public final class UnreadableFormat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line where, from 1 on; 0 = not known */
    public UnreadableFormat(String reason, int line) {
        super(line == 0 ? reason : reason + " in line " + line);
    }
}
