package io.godwit.core.waves;

/** Two applications that a producer ties together. */
record Tie(String one, String other, String reason) {}
