package io.godwit.lab;

/** The lab could not do what was asked; the message says what, why, and quotes the log where there is one. */
public class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
