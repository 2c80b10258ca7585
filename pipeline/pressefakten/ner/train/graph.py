"""The network as an ONNX graph, written node by node: exact in float32, or with its large products in int8.

int8: activations uint8 with one static scale and zero point a tensor (calibrated, never measured at run time), weights
int8 with one scale a column and kept to 7 bits: on machines with AVX2 and no VNNI two products are added in 16 bits,
and with 8 bits that sum would saturate. Before an activation is quantised its channels are evened out, the weights
taking up the difference (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"

MOST = 63
"""Largest weight in 7 bits."""


@dataclass(frozen=True)
class Quantised:
    """How the input of one product is quantised: divided by `smooth` (a channel each), then by `scale`.

    The few channels in `exact` stay in float32: in most layers a single one, which fires at full stops and the like, is
    ten times as large as all others, and would cost them three bits.
    """

    scale: float
    zero: int
    smooth: np.ndarray
    exact: np.ndarray


def quantise_columns(weight: np.ndarray, most: int = MOST) -> tuple[np.ndarray, np.ndarray]:
    """A [in, out] matrix as int8 and a scale for each column: of several clippings the one of least squared error."""
    peak = np.abs(weight).max(axis=0) + 1e-12
    best, best_error = peak / most, np.full(weight.shape[1], np.inf)
    for share in np.linspace(0.8, 1.0, 21):
        scale = peak * share / most
        error = ((np.clip(np.round(weight / scale), -most, most) * scale - weight) ** 2).sum(axis=0)
        better = error < best_error
        best, best_error = np.where(better, scale, best), np.where(better, error, best_error)
    return np.clip(np.round(weight / best), -most, most).astype(np.int8), best.astype(np.float32)


@dataclass
class Graph:
    """Collects nodes and initial values; each method adds a step and returns the name of its result."""

    quantised: dict[str, Quantised]
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    values: dict[str, np.ndarray] = field(default_factory=dict)

    def value(self, name: str, array: np.ndarray) -> str:
        self.values.setdefault(name, array)
        return name

    def add(
        self, kind: str, *inputs: str, domain: str = "", out: str | None = None, outputs: int = 1, **attributes: Any
    ) -> Any:
        """The name of the node's result, or their list where it has several `outputs`."""
        names = [out or f"{kind}_{len(self.nodes)}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def number(self, name: str, value: float | int, dtype: type[np.generic]) -> str:
        return self.value(name, np.array(value, dtype=dtype))

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray, evened: bool = False) -> str:
        """x @ weight.T + bias. `evened`: x already comes divided by its smoothing factors."""
        matrix = weight.T.copy()
        how = self.quantised.get(name)
        if how is None:
            return self.add("Gemm", x, self.value(f"{name}.weight", matrix), self.value(f"{name}.bias", bias))
        exact = ""
        if len(how.exact):
            few = self.add("Gather", x, self.value(f"{name}.exact", how.exact), axis=1)
            exact = self.add("MatMul", few, self.value(f"{name}.exact_weight", matrix[how.exact]))
            matrix[how.exact] = 0
        if not evened:
            factors = (1 / how.smooth).astype(np.float32)
            factors[how.exact] = 0
            x = self.add("Mul", x, self.value(f"{name}.even", factors))
        whole, scale = quantise_columns(matrix * how.smooth[:, None])
        step = self.number(f"{name}.step", how.scale, np.float32)
        zero = self.number(f"{name}.zero", how.zero, np.uint8)
        small = self.add("QuantizeLinear", x, step, zero)
        counted = np.round(bias / (how.scale * scale)).astype(np.int32)
        result = self.add(
            "QGemm",
            small,
            step,
            zero,
            self.value(f"{name}.weight", whole),
            self.value(f"{name}.scale", scale),
            self.value(f"{name}.zeros", np.zeros(len(scale), np.int8)),
            self.value(f"{name}.bias", counted),
            domain=MICROSOFT,
        )
        return self.add("Add", result, exact) if exact else result


def build(
    weights: dict[str, np.ndarray],
    layers: int,
    heads: int,
    eps: float,
    quantised: dict[str, Quantised],
    taps: bool = False,
) -> onnx.ModelProto:
    """The whole graph: `ids` [pieces] and `firsts` [words] to `scores` [words, tags].

    `weights` has the names of the PyTorch module. `quantised` is empty for float32. `taps`: the input of each
    product is an output as well, for calibration.
    """
    graph = Graph(quantised)
    tapped: dict[str, str] = {}
    x = _embeddings(graph, weights, eps)
    for number in range(layers):
        w = {
            name.removeprefix(f"layers.{number}."): value
            for name, value in weights.items()
            if name.startswith(f"layers.{number}.")
        }
        x = _layer(graph, f"layer{number}", w, x, heads, eps, tapped)
    chosen = graph.add("Gather", x, "firsts")
    graph.add(
        "Gemm",
        chosen,
        graph.value("head.weight", np.ascontiguousarray(weights["head.weight"].T)),
        graph.value("head.bias", weights["head.bias"]),
        out="scores",
    )
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", len(weights["head.bias"])])]
    if taps:
        for name, source in tapped.items():
            graph.add("Identity", source, out=f"tap.{name}")
            outputs.append(helper.make_tensor_value_info(f"tap.{name}", TensorProto.FLOAT, None))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"]),
        helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]),
    ]
    initial = [numpy_helper.from_array(array, name) for name, array in graph.values.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "press_ner", inputs, outputs, initial),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="pressefakten.ner.train",
    )
    model.ir_version = 8
    return model


def _embeddings(graph: Graph, weights: dict[str, np.ndarray], eps: float) -> str:
    """Piece and position embeddings, normalised. In the int8 graph the pieces' are int8 with one scale a row."""
    table = weights["word.weight"]
    if graph.quantised:
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
        rows = graph.add("Gather", graph.value("word", np.round(table / scale).astype(np.int8)), "ids")
        words = graph.add(
            "Mul",
            graph.add("Cast", rows, to=TensorProto.FLOAT),
            graph.add("Gather", graph.value("word.scale", scale), "ids"),
        )
    else:
        words = graph.add("Gather", graph.value("word", table), "ids")
    length = graph.add("Shape", "ids")
    zero = graph.value("zero", np.array([0], np.int64))
    places = graph.add("Slice", graph.value("position", weights["position.weight"]), zero, length)
    return graph.add(
        "LayerNormalization",
        graph.add("Add", words, places),
        graph.value("norm.weight", weights["norm.weight"]),
        graph.value("norm.bias", weights["norm.bias"]),
        axis=-1,
        epsilon=eps,
    )


def _layer(
    graph: Graph, name: str, w: dict[str, np.ndarray], x: str, heads: int, eps: float, tapped: dict[str, str]
) -> str:
    hidden = w["out.bias"].shape[0]
    qkv, qkv_bias = w["qkv.weight"].copy(), w["qkv.bias"].copy()
    how = graph.quantised.get(f"{name}.out")
    if how is not None:  # the factors that even out attention's result go into the values, for nothing
        qkv[2 * hidden :] /= how.smooth[:, None]
        qkv_bias[2 * hidden :] /= how.smooth
    tapped[f"{name}.qkv"] = x
    sides = graph.add("Split", graph.linear(x, f"{name}.qkv", qkv, qkv_bias), outputs=3, axis=1)
    front = graph.value("front", np.array([0], np.int64))
    mixed = graph.add(
        "MultiHeadAttention",
        *(graph.add("Unsqueeze", side, front) for side in sides),
        domain=MICROSOFT,
        num_heads=heads,
    )
    mixed = graph.add("Squeeze", mixed, front)
    tapped[f"{name}.out"] = mixed
    out = graph.linear(mixed, f"{name}.out", w["out.weight"], w["out.bias"], evened=True)
    x = _add_norm(graph, out, x, f"{name}.attention_norm", w, "attention_norm", eps)
    tapped[f"{name}.up"] = x
    up = graph.add("Gelu", graph.linear(x, f"{name}.up", w["up.weight"], w["up.bias"]), domain=MICROSOFT)
    tapped[f"{name}.down"] = up
    down = graph.linear(up, f"{name}.down", w["down.weight"], w["down.bias"])
    return _add_norm(graph, down, x, f"{name}.norm", w, "norm", eps)


def _add_norm(graph: Graph, x: str, skip: str, name: str, w: dict[str, np.ndarray], key: str, eps: float) -> str:
    """Two nodes on purpose: onnxruntime's fused SkipLayerNormalization takes six times as long on the CPU."""
    weight = graph.value(f"{name}.weight", w[f"{key}.weight"])
    bias = graph.value(f"{name}.bias", w[f"{key}.bias"])
    return graph.add("LayerNormalization", graph.add("Add", x, skip), weight, bias, axis=-1, epsilon=eps)


def write(model: onnx.ModelProto, path: Path) -> None:
    path.write_bytes(model.SerializeToString())
