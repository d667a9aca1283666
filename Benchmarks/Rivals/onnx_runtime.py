"""ONNX Runtime as a contender."""

import onnxruntime


class ONNXRuntime:
    """A model with all optimizations; inputs and outputs are bound once."""

    name = "ONNX Runtime"
    version = f"ONNX Runtime {onnxruntime.__version__}"

    def __init__(self, model, inputs, outputs, threads=1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.binding = self.session.io_binding()
        for name, array in inputs.items():
            self.binding.bind_cpu_input(name, array)
        for name in outputs:
            self.binding.bind_output(name)

    def run(self):
        """One run."""
        self.session.run_with_iobinding(self.binding)

    def outputs(self):
        """What the model gives, in the order of the outputs' names."""
        self.run()
        return self.binding.copy_outputs_to_cpu()
