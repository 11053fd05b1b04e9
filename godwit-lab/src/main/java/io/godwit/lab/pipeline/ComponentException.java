package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;

/** A component of the pipeline is not here and could not be fetched; the message says which, and why. */
public final class ComponentException extends LabException {
    private static final long serialVersionUID = 1L;

    public ComponentException(String message) {
        super(message);
    }

    public ComponentException(String message, Throwable cause) {
        super(message, cause);
    }
}
