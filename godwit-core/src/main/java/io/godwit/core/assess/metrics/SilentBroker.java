package io.godwit.core.assess.metrics;

/** A broker that could not be asked, and why. */
public record SilentBroker(int broker, String code, String reason) {}
