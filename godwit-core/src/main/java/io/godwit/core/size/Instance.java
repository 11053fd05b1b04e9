package io.godwit.core.size;

/**
 * What a broker runs on.
 *
 * @param vcpus processors
 * @param memoryGib memory, GiB
 */
public record Instance(int vcpus, int memoryGib) {}
