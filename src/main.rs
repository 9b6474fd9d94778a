//! The command line's entry: everything is in [`recto::cli`].

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    recto::cli::main()
}

/// The Wasm module is the library; a binary for this target does nothing.
#[cfg(target_arch = "wasm32")]
fn main() {}
