/// What can be set in a training run of the face network; the defaults made the weights that ship.
public struct FaceTrainingSettings: Hashable, NamedSettings {
    /// The largest learning rate.
    public var learningRate = 0.002
    /// The pull of weights toward zero.
    public var weightDecay = 0.02
    /// The momentum of stochastic gradient descent; 0 for AdamW in its place.
    public var momentum = 0.0
    /// How much of the average of the weights each update keeps.
    public var averaging = 0.999
    /// Pictures in a batch, over all workers.
    public var batchSize = 64.0
    /// The probability with which a value before and after the dense layer is silenced.
    public var dropout = 0.15
    /// How wide the layers are, over those of the network that ships.
    public var width = 1.0
    /// How much the FER2013 head counts beside the FER+ head.
    public var labelWeight = 1.0
    /// How far rare emotions are weighted up, from 0 (not at all) to 1 (all emotions count the same).
    public var classBalance = 0.0
    /// How much of each target the teachers say, `0...1`, where there are any; the rest is what people say.
    public var distillation = 0.5
    /// How often a batch is blended with itself in another order (H. Zhang et al., "mixup", ICLR 2018).
    public var mixUp = 0.0
    /// How often rectangles are exchanged within a batch (S. Yun et al., "CutMix", ICCV 2019).
    public var cutMix = 0.0
    /// How pictures are changed.
    public var augmentation = FaceAugmentation()

    /// The settings that made the weights that ship.
    public init() {}

    /// The settings by name.
    public static let paths: [String: any WritableKeyPath<Self, Double> & Sendable] = [
        "learning-rate": \.learningRate, "weight-decay": \.weightDecay, "momentum": \.momentum,
        "averaging": \.averaging, "batch-size": \.batchSize, "dropout": \.dropout, "width": \.width,
        "label-weight": \.labelWeight, "class-balance": \.classBalance, "distillation": \.distillation,
        "mix-up": \.mixUp, "cut-mix": \.cutMix, "rotation": \.augmentation.rotation,
        "shift": \.augmentation.shift, "scale": \.augmentation.scale, "gamma": \.augmentation.gamma,
        "contrast": \.augmentation.contrast, "brightness": \.augmentation.brightness,
        "blur": \.augmentation.blur, "noise": \.augmentation.noise, "jpeg": \.augmentation.jpeg,
        "erasing": \.augmentation.erasing,
    ]
}
